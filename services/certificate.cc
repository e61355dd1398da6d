#include "services/certificate.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <string>

#include "fmt/format.h"
#include "services/config.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(ASN1_TIME* time) const { ASN1_TIME_free(time); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

absl::StatusOr<Owned<X509>> ReadCertificate(const fs::path& file) {
  const auto pem = ReadFile(file);
  if (!pem.ok()) {
    return pem.status();
  }
  const Owned<BIO> bytes(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
  Owned<X509> certificate(PEM_read_bio_X509(bytes.get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  if (certificate == nullptr) {
    return absl::InvalidArgumentError(
        fmt::format("{} holds no certificate; it should begin with -----BEGIN CERTIFICATE-----",
                    file.string()));
  }
  return certificate;
}

// From `from` to `to`.
std::chrono::seconds Between(const ASN1_TIME* from, const ASN1_TIME* to) {
  int days = 0;
  int seconds = 0;
  ASN1_TIME_diff(&days, &seconds, from, to);
  return std::chrono::days(days) + std::chrono::seconds(seconds);
}

}  // namespace

absl::StatusOr<std::chrono::seconds> CertificateLeft(const fs::path& file,
                                                     std::chrono::system_clock::time_point now) {
  const auto certificate = ReadCertificate(file);
  if (!certificate.ok()) {
    return certificate.status();
  }
  const Owned<ASN1_TIME> at(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(now)));
  const auto since = Between(X509_get0_notBefore(certificate->get()), at.get());
  if (since < std::chrono::seconds::zero()) {
    return absl::FailedPreconditionError(
        fmt::format("the certificate {} is not valid before another {} hours; is the clock right?",
                    file.string(), -since / std::chrono::hours(1) + 1));
  }
  return Between(at.get(), X509_get0_notAfter(certificate->get()));
}

absl::Status CheckKey(const fs::path& certificate, const fs::path& key) {
  const auto read = ReadCertificate(certificate);
  if (!read.ok()) {
    return read.status();
  }
  const auto pem = ReadFile(key);
  if (!pem.ok()) {
    return pem.status();
  }
  const Owned<BIO> bytes(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
  const Owned<EVP_PKEY> parsed(PEM_read_bio_PrivateKey(bytes.get(), nullptr, nullptr, nullptr));
  const bool fits = parsed != nullptr && X509_check_private_key(read->get(), parsed.get()) == 1;
  ERR_clear_error();
  if (parsed == nullptr) {
    return absl::InvalidArgumentError(
        fmt::format("{} holds no private key that can be read without a password", key.string()));
  }
  if (!fits) {
    return absl::InvalidArgumentError(fmt::format("the key {} is not that of the certificate {}",
                                                  key.string(), certificate.string()));
  }
  return absl::OkStatus();
}

}  // namespace hjul::services
