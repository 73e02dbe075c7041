#version 300 es
// A grid of rounded cells on whole pixels; those outside working hours are hatched with the card's colour.
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_counts;  // the counts row by row, then 1 where hatched
uniform int u_columns, u_rows;
uniform vec4 u_rect;
uniform float u_max, u_gap, u_radius, u_ratio;
uniform vec4 u_low, u_high, u_card;
in vec2 v_px;
out vec4 colour;

uint count_at(int i) {
  int width = textureSize(u_counts, 0).x;
  return texelFetch(u_counts, ivec2(i % width, i / width), 0).r;
}

void main() {
  vec2 grid = vec2(u_columns, u_rows), size = (u_rect.zw + u_gap) / grid;
  vec2 cell = min(floor(v_px / size), grid - 1.0);
  vec2 low = floor(cell * size + 0.5), high = floor((cell + 1.0) * size + 0.5) - u_gap;
  if (any(lessThan(v_px, low)) || any(greaterThan(v_px, high))) discard;
  vec2 from_edge = abs(v_px - (low + high) * 0.5) - (high - low) * 0.5 + u_radius;
  float outside = length(max(from_edge, 0.0)) - u_radius;
  float cover = clamp(0.5 - outside, 0.0, 1.0);

  int i = int(cell.y) * u_columns + int(cell.x);
  float share = clamp(float(count_at(i)) / u_max, 0.0, 1.0);
  vec4 ink = mix(u_low, u_high, pow(share, 0.75));
  if (count_at(u_columns * u_rows + i) != 0u) {
    // Lines at 45 degrees, 5 px apart, with edges one physical pixel soft.
    float period = 5.0 * u_ratio, phase = mod(v_px.x + v_px.y, period);
    float line = clamp(0.75 * u_ratio - abs(phase - period * 0.5) * 0.7071 + 0.5, 0.0, 1.0);
    ink = mix(ink, u_card, line * 0.75);
  }
  colour = vec4(ink.rgb, ink.a * cover);
}
