// Timelines of other programs, read as cases.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

bool is_timeline(const nlohmann::json& truth);

// What was read of the file, as text, and whether it is what the truth values say.
bool timeline_agrees(const std::filesystem::path& path, const nlohmann::json& truth, std::string& found);
