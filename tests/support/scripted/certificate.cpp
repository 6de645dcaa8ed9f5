#include "support/scripted/certificate.hpp"

#include "support/scripted/loopback.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

namespace ftperm::testing {
namespace {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};

using X509Ptr = std::unique_ptr<X509, FreeCertificate>;

void need(bool done, const char* what) {
  if (!done) throw std::runtime_error(std::string("no certificate: ") + what);
}

X509Ptr sign_for_localhost(EVP_PKEY* key) {
  X509Ptr certificate(X509_new());
  need(certificate != nullptr, "X509_new");
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24L * 3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24L * 3600);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  std::string hosts = "DNS:localhost";
  for (unsigned host = 1; host <= most_hosts; ++host)
    hosts += ",IP:" + loopback_address(host);
  X509_EXTENSION* names =
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, hosts.c_str());
  need(names != nullptr, "subjectAltName");
  X509_add_ext(certificate.get(), names, -1);
  X509_EXTENSION_free(names);
  X509_set_pubkey(certificate.get(), key);
  need(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "X509_sign");
  return certificate;
}

std::string write_pem(X509* certificate) {
  std::string path = "/tmp/ftperm-certificate-XXXXXX";
  const int fd = mkstemp(path.data());
  need(fd >= 0, "mkstemp");
  FILE* file = fdopen(fd, "w");
  need(file != nullptr && PEM_write_X509(file, certificate) == 1, "PEM_write_X509");
  need(std::fclose(file) == 0, "fclose");
  return path;
}

} // namespace

Certificate::Certificate() : context_(SSL_CTX_new(TLS_server_method())) {
  need(context_ != nullptr, "SSL_CTX_new");
  const std::unique_ptr<EVP_PKEY, FreeKey> key(EVP_EC_gen("P-256"));
  need(key != nullptr, "EVP_EC_gen");
  const X509Ptr certificate = sign_for_localhost(key.get());
  need(SSL_CTX_use_certificate(context_.get(), certificate.get()) == 1, "its use");
  need(SSL_CTX_use_PrivateKey(context_.get(), key.get()) == 1, "the use of its key");
  // Sessions can be resumed only where they are told apart from other servers'.
  constexpr unsigned char id[] = "ftperm";
  SSL_CTX_set_session_id_context(context_.get(), id, sizeof id - 1);
  file_ = write_pem(certificate.get());
}

Certificate::~Certificate() {
  unlink(file_.c_str());
}

const Certificate& Certificate::trusted() {
  static const Certificate certificate;
  return certificate;
}

const Certificate& Certificate::other() {
  static const Certificate certificate;
  return certificate;
}

} // namespace ftperm::testing
