#version 300 es
// One rectangle of whole physical pixels per bin, or, where bins are narrower than pixels, per pixel: the largest one shows.
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_counts;  // those above the axis, then those below
uniform int u_bins;
uniform int u_columns;        // rectangles above the axis; as many hang below it if there are more
uniform vec4 u_rect;          // x, y from the framebuffer's top left, width, height
uniform vec2 u_size;          // of the framebuffer
uniform float u_axis;         // from the top
uniform vec2 u_scale;         // pixels per count, up and down
uniform float u_gap;          // between wide bars; 0: none
out float v_x;
flat out int v_up;

uint count_at(int i) {
  int width = textureSize(u_counts, 0).x;
  return texelFetch(u_counts, ivec2(i % width, i / width), 0).r;
}

int corner() {  // of two triangles: 0 and 1 above, 2 and 3 below
  int i = gl_VertexID % 6;
  return i < 3 ? i : i == 5 ? 3 : 5 - i;
}

float edge(int bin) { return floor(float(bin) * u_rect.z / float(u_bins) + 0.5); }

void main() {
  int mark = gl_VertexID / 6;
  bool up = mark < u_columns;
  int column = up ? mark : mark - u_columns, first = column, last = column;
  float left = edge(column), right = edge(column + 1);
  if (u_columns < u_bins) {
    float bins_per_px = float(u_bins) / u_rect.z;
    left = float(column);
    right = left + 1.0;
    first = min(int((left + 0.5) * bins_per_px), u_bins - 1);
    last = min(int(right * bins_per_px) - 1, u_bins - 1);
  } else if (u_gap > 0.0 && right - left >= 3.0 * u_gap) {
    right -= u_gap;
  }
  int row = up ? 0 : u_bins;
  uint n = count_at(row + first);
  for (int i = first + 1, steps = 0; i <= last && steps < 64; i++, steps++) n = max(n, count_at(row + i));

  float height = n == 0u ? 0.0 : max(1.0, floor(float(n) * (up ? u_scale.x : u_scale.y) + 0.5));
  float far = clamp(u_axis + (up ? -height : height), 0.0, u_rect.w);
  v_x = (corner() & 1) == 0 ? left : right;
  v_up = int(up);
  vec2 at = (u_rect.xy + vec2(v_x, corner() < 2 ? u_axis : far)) / u_size * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}
