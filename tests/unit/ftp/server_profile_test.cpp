#include "ftp/knowledge.hpp"
#include "ftp/server_profile.hpp"
#include "server_texts.hpp"

#include <gtest/gtest.h>

namespace ftperm::ftp::test {
namespace {

TEST(ServerProfiles, AreToldByTheGreeting) {
  EXPECT_EQ(profile_for(vsftpd_greeting).name, "vsftpd");
  EXPECT_EQ(profile_for(proftpd_greeting).name, "ProFTPD");
  EXPECT_EQ(profile_for(pure_ftpd_greeting).name, "Pure-FTPd");
  EXPECT_EQ(profile_for(pyftpdlib_greeting).name, "pyftpdlib");
}

TEST(ServerProfiles, AreToldByFeatAndStatWhenTheGreetingIsRewritten) {
  EXPECT_EQ(profile_for(introduction("Welcome", vsftpd_features, vsftpd_status)).name, "vsftpd");
  EXPECT_EQ(profile_for(introduction("Welcome", proftpd_features, proftpd_status)).name, "ProFTPD");
  EXPECT_EQ(profile_for(introduction("Welcome", pure_ftpd_features, "")).name, "Pure-FTPd");
  EXPECT_EQ(profile_for(introduction("Welcome", "", pure_ftpd_status)).name, "Pure-FTPd");
}

TEST(ServerProfiles, TakeNoServerForAnother) {
  EXPECT_EQ(profile_for(introduction("Microsoft FTP Service", "", "")).name, "an unknown server");
  EXPECT_EQ(profile_for(introduction("FileZilla Server 1.8.0", filezilla_features, "")).name,
            "an unknown server");
  EXPECT_EQ(&profile_for("Welcome"), &profile_for(""));
}

TEST(ServerProfiles, ExpectOfAnUnknownServerWhatEveryServerTakes) {
  const ServerProfile& unknown = profile_for("");
  for (const char* greeting : {"vsFTPd", "ProFTPD", "Pure-FTPd", "pyftpdlib"}) {
    const ServerProfile& known = profile_for(greeting);
    EXPECT_LE(unknown.plain_window, known.plain_window) << greeting;
    EXPECT_LE(unknown.tls_window, known.tls_window) << greeting;
    EXPECT_LE(unknown.longest_command, known.longest_command) << greeting;
    EXPECT_TRUE(unknown.caps_silently || !known.caps_silently) << greeting;
  }
}

TEST(ServerProfiles, LetNoUnknownServerPassForOneWhoseMlsdShowsLinks) {
  // pyftpdlib with a greeting of its owner's: MLSD would lead the walk through links.
  const auto& profile = profile_for(introduction("Welcome", pyftpdlib_features, pyftpdlib_status));
  EXPECT_TRUE(profile.mlsd_hides_links);
}

Knowledge learned(const std::string& features) {
  Knowledge knowledge;
  learn_features(knowledge, "Welcome", features.empty() ? features : '\n' + features);
  return knowledge;
}

TEST(Features, OfProFtpdTellModesByMlstWithoutAsking) {
  const Knowledge knowledge = learned(proftpd_features);
  EXPECT_TRUE(knowledge.introduced);
  EXPECT_TRUE(knowledge.has_mlst);
  EXPECT_TRUE(knowledge.mlst_tells_mode);
  EXPECT_FALSE(knowledge.needs_opts_mlst);
}

TEST(Features, OfPureFtpdTellModesByMlstWithoutAsking) {
  const Knowledge knowledge = learned(pure_ftpd_features);
  EXPECT_TRUE(knowledge.has_mlst);
  EXPECT_TRUE(knowledge.mlst_tells_mode);
  EXPECT_FALSE(knowledge.needs_opts_mlst);
}

TEST(Features, OfPyftpdlibTellModesByMlstWhenAsked) {
  const Knowledge knowledge = learned(pyftpdlib_features);
  EXPECT_TRUE(knowledge.has_mlst);
  EXPECT_TRUE(knowledge.mlst_tells_mode);
  EXPECT_TRUE(knowledge.needs_opts_mlst);
}

TEST(Features, OfVsftpdHaveNoMlst) {
  const Knowledge knowledge = learned(vsftpd_features);
  EXPECT_TRUE(knowledge.introduced);
  EXPECT_FALSE(knowledge.has_mlst);
  EXPECT_FALSE(knowledge.mlst_tells_mode);
  EXPECT_FALSE(knowledge.needs_opts_mlst);
}

TEST(Features, OfFileZillaHaveMlstWithoutModes) {
  const Knowledge knowledge = learned(filezilla_features);
  EXPECT_TRUE(knowledge.has_mlst);
  EXPECT_FALSE(knowledge.mlst_tells_mode);
  EXPECT_FALSE(knowledge.needs_opts_mlst);
}

TEST(Features, OfAServerWithoutFeatAreNone) {
  const Knowledge knowledge = learned("");
  EXPECT_TRUE(knowledge.introduced);
  EXPECT_FALSE(knowledge.has_mlst);
}

TEST(Features, AreReadInAnyCase) {
  EXPECT_TRUE(learned(" mlst Type*;Unix.Mode*;\r\n").mlst_tells_mode);
  EXPECT_FALSE(learned(" mlst Type*;Unix.Mode*;\r\n").needs_opts_mlst);
}

TEST(Features, AreNotTakenFromOtherLines) {
  EXPECT_FALSE(learned(" MFF unix.mode;\r\n").mlst_tells_mode);
  EXPECT_FALSE(learned(" MLST type*;\r\n MFF unix.mode;\r\n").mlst_tells_mode);
  EXPECT_FALSE(learned(" XMLST unix.mode*;\r\n").has_mlst);
}

TEST(Features, TellWhetherModesCanBeSetByMff) {
  EXPECT_TRUE(learned(proftpd_features).mff_sets_mode);
  for (const auto& features :
       {vsftpd_features, pure_ftpd_features, pyftpdlib_features, filezilla_features,
        std::string(" MFF modify;create;\r\n"), std::string(" MFMT\r\n MLST unix.mode*;\r\n")})
    EXPECT_FALSE(learned(features).mff_sets_mode) << features;
}

TEST(Limits, FollowTheProfileAndWhatWasLearned) {
  Knowledge knowledge;
  learn_features(knowledge, proftpd_greeting, "");
  EXPECT_EQ(knowledge.limits(false).window, 4096U);
  EXPECT_GT(knowledge.limits(true).window, 4096U);
  EXPECT_TRUE(knowledge.limits(true).fences);
  EXPECT_FALSE(knowledge.limits(true).synchronous);
  knowledge.window_limit = 1024;
  knowledge.synchronous = true;
  knowledge.fences = false;
  EXPECT_EQ(knowledge.limits(false).window, 1024U);
  EXPECT_EQ(knowledge.limits(true).window, 1024U);
  EXPECT_FALSE(knowledge.limits(true).fences);
  EXPECT_TRUE(knowledge.limits(true).synchronous);
}

} // namespace
} // namespace ftperm::ftp::test
