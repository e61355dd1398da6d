#include "services/accept_limit.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>

#include "services/log.h"

namespace hjul::services {
namespace {

std::atomic<int> reserved{0};
std::atomic<bool> refusing{false};  // Said once, until there is room again.

// Descriptors are given out from the lowest: a connection's number tells how many are open.
bool HasRoom(int file) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
    return true;
  }
  const auto files = static_cast<std::int64_t>(limit.rlim_cur);
  const std::int64_t kept = std::min<std::int64_t>(reserved, files / 2);
  const bool room = file < files - kept;
  if (refusing.exchange(!room) == room) {
    Log(room ? LogLevel::info : LogLevel::err, room ? "connections-taken" : "connections-refused",
        {{"files", files},
         {"text", room ? "there is room for connections again"
                       : "too many connections are open; raise LimitNOFILE, or look for who "
                         "opens them"}});
  }
  return room;
}

bool IsUnix(int listener) {
  sockaddr_storage own{};
  socklen_t length = sizeof(own);
  return getsockname(listener, reinterpret_cast<sockaddr*>(&own), &length) == 0 &&
         own.ss_family == AF_UNIX;
}

}  // namespace

void ReserveFiles(int files) { reserved = files; }

}  // namespace hjul::services

// Takes the place of the C library's. Says "nobody waits" where it would say "no descriptors".
extern "C" int accept4(int listener, sockaddr* address, socklen_t* length, int flags) {
  const socklen_t room_for_address = length == nullptr ? 0 : *length;
  for (;;) {
    const int file = static_cast<int>(syscall(SYS_accept4, listener, address, length, flags));
    if (file < 0) {
      errno = errno == EMFILE || errno == ENFILE ? EAGAIN : errno;
      return file;
    }
    if (hjul::services::HasRoom(file) || hjul::services::IsUnix(listener)) {
      return file;
    }
    close(file);
    if (length != nullptr) {
      *length = room_for_address;
    }
  }
}
