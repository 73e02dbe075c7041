#version 300 es
// Mirrored bars: each bin fills whole physical pixels; where bins are narrower than pixels, the largest one shows.
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_counts;  // those above the axis, then those below
uniform int u_bins;
uniform bool u_mirrored;
uniform vec4 u_rect;
uniform float u_axis;         // from the top
uniform vec2 u_scale;         // pixels per count, up and down
uniform vec2 u_inside;        // x range that is selected
uniform float u_gap;          // between wide bars; 0: none
uniform vec4 u_up, u_down, u_up_outside, u_down_outside;
in vec2 v_px;
out vec4 colour;

uint count_at(int i) {
  int width = textureSize(u_counts, 0).x;
  return texelFetch(u_counts, ivec2(i % width, i / width), 0).r;
}

float edge(int bin) { return floor(float(bin) * u_rect.z / float(u_bins) + 0.5); }

void main() {
  float bins_per_px = float(u_bins) / u_rect.z;
  int bin = clamp(int(v_px.x * bins_per_px), 0, u_bins - 1);
  if (v_px.x < edge(bin)) bin--;
  if (v_px.x >= edge(bin + 1)) bin++;
  if (bin < 0 || bin >= u_bins) discard;
  bool up = v_px.y < u_axis;
  if (!up && !u_mirrored) discard;
  int row = up ? 0 : u_bins;
  uint n = count_at(row + bin);
  int last = min(u_bins - 1, int((floor(v_px.x) + 1.0) * bins_per_px) - 1);
  for (int i = bin + 1, steps = 0; i <= last && steps < 64; i++, steps++) n = max(n, count_at(row + i));
  if (n == 0u) discard;

  float height = max(1.0, floor(float(n) * (up ? u_scale.x : u_scale.y) + 0.5));
  if (abs(v_px.y - u_axis) > height) discard;
  float left = edge(bin), right = edge(bin + 1);
  if (u_gap > 0.0 && right - left >= 3.0 * u_gap && v_px.x > right - u_gap) discard;
  bool inside = v_px.x >= u_inside.x && v_px.x < u_inside.y;
  colour = up ? (inside ? u_up : u_up_outside) : (inside ? u_down : u_down_outside);
}
