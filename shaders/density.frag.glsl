#version 300 es
// A strip per lane whose ink is the square root of how many messages fall on the pixel.
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_counts;  // lane by lane
uniform int u_bins, u_lanes;
uniform vec4 u_rect;
uniform float u_max, u_gap;
uniform vec4 u_colours[8];
in vec2 v_px;
out vec4 colour;

uint count_at(int i) {
  int width = textureSize(u_counts, 0).x;
  return texelFetch(u_counts, ivec2(i % width, i / width), 0).r;
}

void main() {
  float lane_height = (u_rect.w + u_gap) / float(u_lanes);
  int lane = clamp(int(v_px.y / lane_height), 0, u_lanes - 1);
  if (v_px.y - float(lane) * lane_height > lane_height - u_gap) discard;
  float bins_per_px = float(u_bins) / u_rect.z;
  int first = clamp(int(floor(v_px.x) * bins_per_px), 0, u_bins - 1);
  int last = clamp(int((floor(v_px.x) + 1.0) * bins_per_px) - 1, first, u_bins - 1);
  uint n = 0u;
  for (int i = first, steps = 0; i <= last && steps < 64; i++, steps++) n = max(n, count_at(lane * u_bins + i));
  if (n == 0u) discard;
  // One message alone must be seen.
  float ink = mix(0.18, 1.0, sqrt(min(1.0, float(n) / u_max)));
  colour = vec4(u_colours[lane].rgb, u_colours[lane].a * ink);
}
