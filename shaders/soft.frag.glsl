#version 300 es
// An interval whose ends fade where the source gives no exact time.
precision highp float;
uniform vec4 u_rect;
uniform vec2 u_soft;     // widths over which the beginning and the end fade
uniform float u_radius;
uniform vec4 u_colour;
in vec2 v_px;
out vec4 colour;

void main() {
  float in_x = u_soft.x > 0.0 ? smoothstep(0.0, u_soft.x, v_px.x) : 1.0;
  float out_x = u_soft.y > 0.0 ? smoothstep(0.0, u_soft.y, u_rect.z - v_px.x) : 1.0;
  vec2 half_size = u_rect.zw * 0.5;
  vec2 from_edge = abs(v_px - half_size) - half_size + u_radius;
  float cover = clamp(0.5 - (length(max(from_edge, 0.0)) - u_radius), 0.0, 1.0);
  colour = vec4(u_colour.rgb, u_colour.a * in_x * out_x * cover);
}
