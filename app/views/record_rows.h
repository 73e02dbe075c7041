// Rows of messages: time, who, text, first answer; as a table, or as cards on phones. Used by the overview and by Records.
#pragma once
#include "views/context.h"

namespace tolle::views {

float record_row_height(const Context& c);

// The head (sortable where `sortable`) and the rows at the places that the table gives them.
ui::Table begin_records(Context& c, const Rect& rect, bool sortable);
void draw_record(Context& c, ui::Table& table, const engine::Message& message);

// Parts that the thread shows in its own way.
std::string who_of(const Context& c, const engine::Message& message);
ui::Colour dot_of(const Context& c, const engine::Message& message);
std::string time_of(const Context& c, const engine::Message& message);
std::string wait_of(const Context& c, const engine::Message& message, bool& is_figure);

}  // namespace tolle::views
