// Decides, from the head of a file, how the rest of it is read.
#pragma once
#include "engine/read/build.h"
#include "engine/read/layout.h"
#include "engine/read/loader.h"

namespace tolle::engine {

struct Decision {
  Plan plan;
  DateOrder order = DateOrder::Unknown;  // certain by the format or the mapping; else the column decides
  OrderWhy order_why = OrderWhy::Values;
  bool zone_is_sure = false;  // times without a zone are UTC by the format's own word
  bool footer = false;        // records of a single field are no records
  bool one_thread = false;    // all records are about one ticket
  bool needs_mapping = false;
};

// Fills source.format, columns, zone_suggested. Fails with BadMapping.
Result<Decision> decide(const Layout& layout, const FormatMatch& match, const OpenOptions& options,
                        SourceReport& source);

}  // namespace tolle::engine
