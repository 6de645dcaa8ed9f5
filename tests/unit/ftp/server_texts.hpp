#pragma once

#include <string>

/// What real servers said: vsftpd 3.0.3, ProFTPD 1.3.8, Pure-FTPd 1.0.50, pyftpdlib 1.5.7.
namespace ftperm::ftp::test {

inline const std::string vsftpd_greeting = "(vsFTPd 3.0.3)";
inline const std::string vsftpd_features = " EPRT\r\n EPSV\r\n MDTM\r\n PASV\r\n REST STREAM\r\n"
                                           " SIZE\r\n TVFS\r\n";
inline const std::string vsftpd_status =
    "     Connected to 127.0.0.1\r\n     Logged in as web\r\n     TYPE: ASCII\r\n"
    "     No session bandwidth limit\r\n     Session timeout in seconds is 300\r\n"
    "     vsFTPd 3.0.3 - secure, fast, stable\r\n";

inline const std::string proftpd_greeting = "ProFTPD Server (Website) [127.0.0.1]";
inline const std::string proftpd_features =
    " CLNT\r\n CSID\r\n EPRT\r\n EPSV\r\n HOST\r\n LANG C.UTF-8*\r\n MDTM\r\n"
    " MFF modify;UNIX.group;UNIX.mode;\r\n MFMT\r\n"
    " MLST modify*;perm*;size*;type*;unique*;UNIX.group*;UNIX.groupname*;UNIX.mode*;UNIX.owner*;"
    "UNIX.ownername*;\r\n RANG STREAM\r\n REST STREAM\r\n SIZE\r\n TVFS\r\n UTF8\r\n";
inline const std::string proftpd_status =
    " Connected from 127.0.0.1 (127.0.0.1)\r\n Logged in as web\r\n"
    " TYPE: ASCII, STRUcture: File, Mode: Stream\r\n No data connection\r\n";

inline const std::string pure_ftpd_greeting =
    "---------- Welcome to Pure-FTPd [privsep] [TLS] ----------\n"
    "You will be disconnected after 15 minutes of inactivity.";
inline const std::string pure_ftpd_features =
    " UTF8\r\n EPRT\r\n IDLE\r\n MDTM\r\n SIZE\r\n MFMT\r\n REST STREAM\r\n"
    " MLST type*;size*;sizd*;modify*;UNIX.mode*;UNIX.uid*;UNIX.gid*;unique*;\r\n MLSD\r\n PRET\r\n"
    " AUTH TLS\r\n PBSZ\r\n PROT\r\n TVFS\r\n ESTA\r\n PASV\r\n EPSV\r\n ESTP\r\n";
inline const std::string pure_ftpd_status = "https://www.pureftpd.org/\n";

inline const std::string pyftpdlib_greeting = "pyftpdlib 1.5.7 ready.";
inline const std::string pyftpdlib_features =
    " EPRT\r\n EPSV\r\n MDTM\r\n MFMT\r\n"
    " MLST type*;perm*;size*;modify*;unique*;unix.mode;unix.uid;unix.gid;\r\n REST STREAM\r\n"
    " SIZE\r\n TVFS\r\n UTF8\r\n";
inline const std::string pyftpdlib_status =
    " Connected to: 127.0.0.1:22800\r\n Logged in as: web\r\n"
    " TYPE: ASCII; STRUcture: File; MODE: Stream\r\n Data connection closed.\r\n";

/// As FileZilla Server 1.x words it; not taken from a run.
inline const std::string filezilla_features =
    " MDTM\r\n REST STREAM\r\n SIZE\r\n MLST type*;size*;modify*;perm*;\r\n MLSD\r\n AUTH SSL\r\n"
    " AUTH TLS\r\n PROT\r\n PBSZ\r\n UTF8\r\n TVFS\r\n EPSV\r\n EPRT\r\n MFMT\r\n";

/// As Session puts them together: the greeting, then the replies to FEAT and STAT.
inline std::string introduction(const std::string& greeting, const std::string& features,
                                const std::string& status) {
  return greeting + "Features:\n" + features + "Status:\n" + status;
}

} // namespace ftperm::ftp::test
