// Ticks of counts, shares and durations; which labels have room; scales.
#include "ui/axis.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ranges>

namespace tolle::ui {
namespace {

double nice_step(double range, int most) {
  double rough = range / std::max(1, most), power = std::pow(10, std::floor(std::log10(rough)));
  for (double m : {1., 2., 5.})
    if (m * power >= rough * (1 - 1e-9)) return m * power;
  return 10 * power;
}

}  // namespace

std::vector<double> linear_ticks(double from, double to, int most) {
  std::vector<double> out;
  if (!(to > from) || most < 1) return out;
  double step = nice_step(to - from, most);
  // Multiples, not sums: 0.1 + 0.2 must not become a label.
  for (double i = std::ceil(from / step - 1e-9); i * step <= to * (1 + 1e-12) + 1e-12; i++) out.push_back(i * step);
  return out;
}

std::vector<double> count_ticks(double max, int most) {
  if (!(max > 0) || most < 1) return {0};
  double step = std::max(1., nice_step(max, most));
  std::vector<double> out;
  for (double v = 0; v <= max * (1 + 1e-12); v += step) out.push_back(v);
  return out;
}

std::vector<double> duration_ticks(double from_s, double to_s, int most) {
  constexpr double kMin = 60, kHour = 3600, kDay = 86400;
  static constexpr double kSaid[] = {1,         3,         10,        30,        kMin,       3 * kMin,
                                     10 * kMin, 30 * kMin, kHour,     3 * kHour, 10 * kHour, kDay,
                                     3 * kDay,  7 * kDay,  30 * kDay, 91 * kDay, 182 * kDay, 365 * kDay};
  std::vector<double> in;
  for (double s : kSaid)
    if (s >= from_s * (1 - 1e-9) && s <= to_s * (1 + 1e-9)) in.push_back(s);
  if (most < 1 || in.empty()) return {};
  size_t every = (in.size() + size_t(most) - 1) / size_t(most);
  // Whole units (1 min, 1 h, 1 d) are what people look for: begin the thinning so that as many as possible stay.
  auto whole = [](double s) {
    return s == 1 || s == kMin || s == kHour || s == kDay || s == 7 * kDay || s == 30 * kDay || s == 365 * kDay;
  };
  size_t best = 0;
  int best_whole = -1;
  for (size_t start = 0; start < every; start++) {
    int n = 0;
    for (size_t i = start; i < in.size(); i += every) n += whole(in[i]);
    if (n > best_whole) best_whole = n, best = start;
  }
  std::vector<double> out;
  for (size_t i = best; i < in.size(); i += every) out.push_back(in[i]);
  return out;
}

std::vector<bool> labels_without_collisions(std::span<const float> centres, std::span<const float> widths, float gap_px,
                                            std::span<const int> important) {
  size_t n = centres.size();
  std::vector<size_t> order(n);
  std::iota(order.begin(), order.end(), size_t(0));
  if (important.size() == n)
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return important[a] > important[b]; });
  std::vector<bool> keep(n, false);
  for (size_t i : order) {
    keep[i] = std::ranges::all_of(std::views::iota(size_t(0), n), [&](size_t j) {
      return !keep[j] || std::abs(centres[i] - centres[j]) >= (widths[i] + widths[j]) / 2 + gap_px;
    });
  }
  return keep;
}

float LogScale::x_from(double value) const {
  double t = std::log(std::max(value, from * 1e-6) / from) / std::log(to / from);
  return x0 + float(t * (x1 - x0));
}

double LogScale::value_from(float x) const {
  return from * std::exp(std::log(to / from) * double(x - x0) / double(x1 - x0));
}

}  // namespace tolle::ui
