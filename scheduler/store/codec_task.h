// Tasks as messages, for the codec's other files. Internal to the codec.
#pragma once

#include "hjul/storage/v1/task.pb.h"
#include "scheduler/store/codec_words.h"

namespace hjul::store::codec {

void Write(const core::Task& from, pb::Task* to);
core::Task Read(const pb::Task& from, Fault& fault);

}  // namespace hjul::store::codec
