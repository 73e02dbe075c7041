// How the rest of a JSON file is read, once its shape is known and it is decided which columns are used.
#pragma once
#include "engine/read/build.h"
#include "engine/read/json_records.h"
#include "engine/read/json_shape.h"

namespace tolle::engine {

struct JsonPlan {
  Plan plan;  // of the cells that are kept
  JsonRecords records;
};

// `plan` is by the columns of the shape. Cells are kept of the columns that are used; several that stand for one in their
// format share it, and what the head does not show has a place too.
JsonPlan json_plan(JsonShape shape, const Plan& plan);

}  // namespace tolle::engine
