// People at work on the stage, from a seed, and those who wish to watch them.
#pragma once

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/services/stage.h"
#include "tests/services/watch_model.h"

namespace hjul::services {

struct Wish {
  const char* login;
  std::vector<v1::WatchTopic> topics;
  std::vector<std::string> posts = {};
  std::vector<std::string> units = {};
  bool mine = false;
};
const std::vector<Wish>& Wishes();
v1::WatchChangesRequest RequestOf(const Wish& wish);

class CutStore;

class Village {
 public:
  Village(unsigned seed, const WatchLimits& watch);
  ~Village();

  unsigned Number(unsigned below) { return static_cast<unsigned>(random_()) % below; }
  Stage& stage() { return stage_; }
  WatchModel& model() { return *model_; }

  // Something happens, and is committed or refused.
  void Live();
  // The log loses its oldest part.
  void CutLog();

 private:
  StageOptions Options(const WatchLimits& watch);
  void Try(engine::CommandBody body, const core::HuvudmanId& huvudman);
  std::optional<core::Task> AnyTask();
  void Act();
  void Reassign();
  void Override();
  void HandOver();

  std::mt19937 random_;
  CutStore* store_ = nullptr;  // The stage's.
  int day_ = 0;
  Stage stage_;
  std::unique_ptr<WatchModel> model_;
};

}  // namespace hjul::services
