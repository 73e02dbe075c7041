#version 300 es
// An interval of time: its ink is full at the mark, and fades to its ends as far as the source is vague.
precision highp float;
uniform vec4 u_rect;
uniform vec2 u_soft;     // widths over which the beginning and the end fade
uniform vec2 u_ends;     // share of the ink that is left there: 0 where no end is known
uniform float u_radius;
uniform bool u_upright;  // time runs downwards
uniform vec4 u_colour;
in vec2 v_px;
out vec4 colour;

void main() {
  float along = u_upright ? v_px.y : v_px.x, rest = (u_upright ? u_rect.w : u_rect.z) - along;
  float begin = u_soft.x > 0.0 ? mix(u_ends.x, 1.0, smoothstep(0.0, u_soft.x, along)) : 1.0;
  float end = u_soft.y > 0.0 ? mix(u_ends.y, 1.0, smoothstep(0.0, u_soft.y, rest)) : 1.0;
  vec2 half_size = u_rect.zw * 0.5;
  vec2 from_edge = abs(v_px - half_size) - half_size + u_radius;
  float cover = clamp(0.5 - (length(max(from_edge, 0.0)) - u_radius), 0.0, 1.0);
  colour = vec4(u_colour.rgb, u_colour.a * begin * end * cover);
}
