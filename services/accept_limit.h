// How many connections a process takes: as many as it may open files, less what it needs itself.
//
// gRPC 1.51 stops listening for good when accept4 fails for want of descriptors: a crowd of idle
// connections would close the server to everybody until it is started again. It finds accept4
// through the dynamic linker, and the one in accept_limit.cc comes first. README.md, "A connection
// too many".
#pragma once

namespace hjul::services {

// Connections over TCP are closed at once when fewer than `files` descriptors would be left, or
// half of what the process may open, if that is less. Those through unix sockets are not: they are
// an administrator's. Thread-safe; 0 until it is called.
void ReserveFiles(int files);

}  // namespace hjul::services
