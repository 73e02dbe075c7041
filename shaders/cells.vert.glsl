#version 300 es
// One rectangle of whole physical pixels per cell of a grid.
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_counts;  // the counts row by row, then 1 where hatched
uniform int u_columns, u_rows;
uniform vec4 u_rect;  // x, y from the framebuffer's top left, width, height
uniform vec2 u_size;  // of the framebuffer
uniform float u_max, u_gap;
uniform vec4 u_low, u_high;
out vec2 v_px;
flat out vec4 v_cell;  // its edges
flat out vec4 v_ink;
flat out int v_hatched;

uint count_at(int i) {
  int width = textureSize(u_counts, 0).x;
  return texelFetch(u_counts, ivec2(i % width, i / width), 0).r;
}

int corner() {  // of two triangles: 0 and 1 above, 2 and 3 below
  int i = gl_VertexID % 6;
  return i < 3 ? i : i == 5 ? 3 : 5 - i;
}

void main() {
  int mark = gl_VertexID / 6;
  vec2 size = (u_rect.zw + u_gap) / vec2(u_columns, u_rows), cell = vec2(mark % u_columns, mark / u_columns);
  vec2 low = floor(cell * size + 0.5), high = floor((cell + 1.0) * size + 0.5) - u_gap;
  v_cell = vec4(low, high);
  v_ink = mix(u_low, u_high, pow(clamp(float(count_at(mark)) / u_max, 0.0, 1.0), 0.75));
  v_hatched = int(count_at(u_columns * u_rows + mark));
  v_px = mix(low, high, vec2(corner() & 1, corner() >> 1));
  vec2 at = (u_rect.xy + v_px) / u_size * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}
