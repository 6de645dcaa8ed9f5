#pragma once

#include "ftperm/core/diagnosis.hpp"
#include "ftperm/core/finding_rows.hpp"
#include "ftperm/core/run_summary.hpp"

#include <iosfwd>

namespace ftperm::report {

/// The run and its findings as one JSON object (RFC 8259, UTF-8 without BOM), the findings in the
/// order given, one on a line, so that the file can be searched line by line:
///
///     {
///       "format": 1,                  raised when a member changes its meaning or goes away
///       "program": "ftperm",
///       "version": "0.1.0",
///       "command": "audit",           or "fix" and "undo" (dry runs), "fix --apply",
///                                     "undo --apply"
///       "account": "ftp://login@host:21",
///       "server": "Pure-FTPd",        as far as it is known
///       "start": "/",                 where the walk began
///       "rules": {"root":"705","dir":"705","file":"604"},
///       "cautions": [],               sentences: what the plan could do harm to
///       "journal": null,              or the file that holds the way back
///       "complete": true,             false: something could not be listed, known or reached
///       "ended_early": null,          or a string: why
///       "exit_code": 0,
///       "seconds": 2.125,
///       "summary": {"directories":0,"entries":0,"wrong":0,"fixed":0,"failed":0,"unknown":0,
///                   "skipped":0,"ok":0},
///       "findings": [
///         {"path":"/a.php","type":"file","mode":"644","expected":"604","status":"wrong",
///          "detail":""}               on one line
///       ]
///     }
///
/// `type` is root, dir, file, link or other; `status` is a member of `summary` from `wrong` on.
/// `mode` and `expected` are octal strings, or null. A `path` that is valid UTF-8 is exact, control
/// characters and all. Otherwise `path` is for reading only (bytes shown as \xHH), and a member
/// "path_hex" after it has the exact bytes in lowercase hexadecimal. `start` and "start_hex"
/// likewise. Readers should pass over members that they do not know.
///
/// A diagnosis adds the member "diagnosis" before "findings": `verdict` (one word), `sentence`,
/// `causes` (kind, path, mode, expected, reason, proven, removed), `loads` (telling, when, page,
/// state, sentence, status, loads, good, seconds, bytes, title, sha256, server, in_front,
/// redirects), `hints` (path, line, weight, text, reason, source), `other_wrong`,
/// `scripts`, `steps`, `advice`, `repair`.
void write_json(std::ostream& out, const RunSummary& run, const FindingRows& findings,
                const Diagnosis* diagnosis = nullptr);

} // namespace ftperm::report
