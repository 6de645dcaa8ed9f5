// Two network namespaces and a slow cable between them: each holds a TUN device, and what one of
// them sends is handed to the other after a fixed delay, in the same order, nothing lost.
//
//   relay MICROSECONDS COMMAND [ARGUMENT...]
//
// COMMAND runs on the near side. Its environment names the far side: LATENCY_FAR_SIDE is for
// nsenter --net=, LATENCY_FAR_ADDRESS is where servers there listen. The namespaces have no names,
// so there is nothing to remove: they end with the last process that is in them.

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* near_address = "10.0.0.1";
constexpr const char* far_address = "10.0.0.2";
constexpr const char* netmask = "255.255.255.0";
constexpr int mtu = 1500;             // as on the internet: TCP's first window is counted in these
constexpr int packets_queued = 20000; // what the kernel holds for us before it drops any

/// TCP hands segments over together, as to any network card, behind 10 bytes that tell their size.
constexpr std::size_t largest_read = 10 + 65535;

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

ifreq request_for(const char* device) {
  ifreq request{};
  std::strncpy(request.ifr_name, device, IFNAMSIZ - 1);
  return request;
}

ifreq request_with(const char* device, const char* address) {
  ifreq request = request_for(device);
  sockaddr_in internet{};
  internet.sin_family = AF_INET;
  inet_pton(AF_INET, address, &internet.sin_addr);
  std::memcpy(&request.ifr_addr, &internet, sizeof internet);
  return request;
}

void bring_up(int socket, const char* device) {
  ifreq request = request_for(device);
  checked(ioctl(socket, SIOCGIFFLAGS, &request), "SIOCGIFFLAGS");
  request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP);
  checked(ioctl(socket, SIOCSIFFLAGS, &request), "SIOCSIFFLAGS");
}

/// One end of the cable: a namespace, and the TUN device in it.
struct Side {
  int space = -1;
  int tun = -1;
};

/// The calling process is in the new namespace afterwards.
Side make_side(const char* address) {
  checked(unshare(CLONE_NEWNET), "unshare");
  Side side;
  side.space = checked(open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC), "/proc/self/ns/net");
  side.tun = checked(open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC), "/dev/net/tun");
  ifreq request = request_for("cable");
  request.ifr_flags = IFF_TUN | IFF_NO_PI | IFF_VNET_HDR;
  checked(ioctl(side.tun, TUNSETIFF, &request), "TUNSETIFF");
  checked(ioctl(side.tun, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4), "TUNSETOFFLOAD");

  const int socket = checked(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
  request = request_for("cable");
  request.ifr_mtu = mtu;
  checked(ioctl(socket, SIOCSIFMTU, &request), "SIOCSIFMTU");
  request = request_for("cable");
  request.ifr_qlen = packets_queued;
  checked(ioctl(socket, SIOCSIFTXQLEN, &request), "SIOCSIFTXQLEN");
  request = request_with("cable", address);
  checked(ioctl(socket, SIOCSIFADDR, &request), "SIOCSIFADDR");
  request = request_with("cable", netmask);
  checked(ioctl(socket, SIOCSIFNETMASK, &request), "SIOCSIFNETMASK");
  bring_up(socket, "cable");
  bring_up(socket, "lo");
  close(socket);
  return side;
}

/// What is on its way in one direction.
class Direction {
 public:
  Direction(int from, int to, Clock::duration delay) : from_(from), to_(to), delay_(delay) {}

  void take() {
    std::array<char, largest_read> buffer; // NOLINT: filled by read()
    for (;;) {
      const auto size = read(from_, buffer.data(), buffer.size());
      if (size <= 0) return;
      packets_.push_back({Clock::now() + delay_, {buffer.data(), buffer.data() + size}});
    }
  }

  void deliver() {
    const auto now = Clock::now();
    while (!packets_.empty() && packets_.front().due <= now) {
      const auto& bytes = packets_.front().bytes;
      if (write(to_, bytes.data(), bytes.size()) < 0 && errno == EAGAIN) return;
      packets_.pop_front();
    }
  }

  std::optional<Clock::time_point> next_due() const {
    if (packets_.empty()) return {};
    return packets_.front().due;
  }

 private:
  struct Packet {
    Clock::time_point due;
    std::vector<char> bytes;
  };

  int from_;
  int to_;
  Clock::duration delay_;
  std::deque<Packet> packets_;
};

timespec time_until(Clock::time_point due) {
  const auto rest = std::max(due - Clock::now(), Clock::duration::zero());
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(rest);
  return {static_cast<time_t>(seconds.count()),
          static_cast<long>(std::chrono::nanoseconds(rest - seconds).count())};
}

[[noreturn]] void become(char** command, const Side& near, const sigset_t& usual_signals,
                         pid_t relay) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != relay || setns(near.space, CLONE_NEWNET) < 0) _exit(126);
  sigprocmask(SIG_SETMASK, &usual_signals, nullptr);
  execvp(command[0], command);
  std::cerr << "relay: " << command[0] << ": " << std::strerror(errno) << '\n';
  _exit(127);
}

/// The exit code of the command once it has ended. SIGINT reaches the command from the terminal.
std::optional<int> handle_signals(int signals, pid_t command) {
  signalfd_siginfo info{};
  while (read(signals, &info, sizeof info) > 0)
    if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGHUP) kill(command, SIGTERM);
  int status = 0;
  if (waitpid(command, &status, WNOHANG) != command) return {};
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int relay_until_end(const Side& near, const Side& far, Clock::duration delay, int signals,
                    pid_t command) {
  Direction there(near.tun, far.tun, delay);
  Direction back(far.tun, near.tun, delay);
  std::array<pollfd, 3> events{{{near.tun, POLLIN, 0}, {far.tun, POLLIN, 0}, {signals, POLLIN, 0}}};
  for (;;) {
    there.take();
    back.take();
    there.deliver();
    back.deliver();
    const auto next = there.next_due() && back.next_due()
                          ? std::min(there.next_due(), back.next_due())
                          : std::max(there.next_due(), back.next_due()); // the one that there is
    const timespec rest = next ? time_until(*next) : timespec{};
    ppoll(events.data(), events.size(), next ? &rest : nullptr, nullptr);
    if ((events[2].revents & POLLIN) == 0) continue;
    if (const auto code = handle_signals(signals, command)) return *code;
  }
}

int run(std::chrono::microseconds delay, char** command) {
  const Side near = make_side(near_address);
  const Side far = make_side(far_address);
  const std::string far_side =
      "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(far.space);
  setenv("LATENCY_FAR_SIDE", far_side.c_str(), 1);
  setenv("LATENCY_FAR_ADDRESS", far_address, 1);

  sigset_t ours;
  sigset_t usual;
  sigemptyset(&ours);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD})
    sigaddset(&ours, number);
  sigprocmask(SIG_BLOCK, &ours, &usual);
  const int signals = checked(signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC), "signalfd");

  const pid_t relay = getpid();
  const pid_t child = checked(fork(), "fork");
  if (child == 0) become(command, near, usual, relay);
  // A cable does not slow down when the machine is busy, and is on time to the microsecond.
  setpriority(PRIO_PROCESS, 0, -20);
  prctl(PR_SET_TIMERSLACK, 1000UL);
  return relay_until_end(near, far, delay, signals, child);
}

} // namespace

int main(int count, char** arguments) {
  try {
    if (count < 3) throw std::invalid_argument("usage: relay MICROSECONDS COMMAND [ARGUMENT...]");
    return run(std::chrono::microseconds(std::stol(arguments[1])), arguments + 2);
  } catch (const std::exception& error) {
    std::cerr << "relay: " << error.what() << '\n';
    return 125;
  }
}
