#include "ftperm/fix/apply.hpp"

namespace ftperm::fix {
namespace {

std::string was(const Change& change) {
  return " (it was " + change.before.to_octal() + ")";
}

std::string why_refused(const Change& change, const Error& refusal) {
  const bool has_stop = refusal.message.ends_with('.');
  const std::string reply = " The server said: " + refusal.message + (has_stop ? "" : ".");
  if (refusal.kind == ErrorKind::lost) return "It was not changed: " + refusal.message + ".";
  if (refusal.kind == ErrorKind::unsupported)
    return "This server does not take SITE CHMOD: change it in your hoster's file manager or over "
           "SFTP." +
           reply;
  if ((change.before.bits() & 0400) == 0)
    return "The server refused; some can change only what its owner may read. Ask your hoster to "
           "set it to " +
           change.after.to_octal() + "." + reply;
  if (change.path.name().find('?') != std::string_view::npos)
    return "The server refused; it may have shown a letter of the name as \"?\", so that the true "
           "name is not known. Set it to " +
           change.after.to_octal() + " in your hoster's file manager." + reply;
  return "The server refused: it may belong to another user, or the host does not allow it. Ask "
         "your hoster to set it to " +
         change.after.to_octal() + "." + reply;
}

std::string why_failed(const Change& change, const Outcome& outcome) {
  if (outcome.refusal) return why_refused(change, *outcome.refusal);
  if (!outcome.sent)
    return "Not tried: this server takes no SITE CHMOD. Change it in your hoster's file manager "
           "or over SFTP.";
  const std::string now = outcome.now->to_octal();
  if (*outcome.now == change.before)
    return "The server said yes but it is still " + now + ". Ask your hoster to set it to " +
           change.after.to_octal() + ".";
  return "The server made it " + now + " and not " + change.after.to_octal() +
         ": the host forces some of the bits" + was(change) + ".";
}

} // namespace

Finding judge(const Change& change, const Outcome& outcome) {
  Finding finding{change.path.bytes(),    change.type, outcome.now, change.after,
                  FindingStatus::unknown, ""};
  if (!outcome.now) {
    finding.detail =
        outcome.note.empty()
            ? "Whether it was changed is not known: the run ended before it was "
              "listed again" +
                  was(change) + "."
            : "Whether it was changed is not known: " + outcome.note + was(change) + ".";
  } else if (*outcome.now == change.after) {
    finding.status = FindingStatus::fixed;
    finding.detail = "Changed from " + change.before.to_octal() + ", and listed again.";
  } else {
    finding.status = FindingStatus::failed;
    finding.detail = why_failed(change, outcome);
  }
  return finding;
}

} // namespace ftperm::fix
