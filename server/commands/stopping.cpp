// Which signals does a running server hear, and does it end in its time whatever its threads are at? (bounded shutdown)
#include "server/commands/stopping.h"

#include <cstdlib>
#include <utility>

#include "server/commands/command_context.h"

namespace waymark {

Signals::Signals() {
    sigemptyset(&heard_);
    sigaddset(&heard_, SIGINT);
    sigaddset(&heard_, SIGTERM);
    sigaddset(&heard_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &heard_, nullptr);
}

void Signals::wait_for_stop(const std::function<void()>& hung_up) const {
    for (;;) {
        int which = 0;
        if (sigwait(&heard_, &which) != 0) continue;
        if (which != SIGHUP) return;
        hung_up();
    }
}

WorkOnDemand::WorkOnDemand(std::function<void()> work)
    : thread_([this, work = std::move(work)](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          while (asked_to_.wait(lock, stop, [this] { return asked_; })) {
              asked_ = false;
              lock.unlock();
              work();
              lock.lock();
          }
      }) {}

void WorkOnDemand::ask() {
    {
        const std::lock_guard lock(mutex_);
        asked_ = true;
    }
    asked_to_.notify_all();
}

StopLimit::StopLimit(std::chrono::milliseconds limit, std::function<void()> last_words)
    : thread_([this, limit, last_words = std::move(last_words)](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          ended_.wait_for(lock, stop, limit, [] { return false; });
          if (stop.stop_requested()) return;
          last_words();
          std::_Exit(exit_failed);
      }) {}

}  // namespace waymark
