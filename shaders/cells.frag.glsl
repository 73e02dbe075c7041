#version 300 es
// A rounded cell; outside working hours it is hatched with the card's colour.
precision highp float;
precision highp int;
uniform float u_radius, u_ratio;
uniform vec4 u_card;
in vec2 v_px;
flat in vec4 v_cell;
flat in vec4 v_ink;
flat in int v_hatched;
out vec4 colour;

void main() {
  vec2 from_edge = abs(v_px - (v_cell.xy + v_cell.zw) * 0.5) - (v_cell.zw - v_cell.xy) * 0.5 + u_radius;
  float cover = clamp(0.5 - (length(max(from_edge, 0.0)) - u_radius), 0.0, 1.0);
  vec4 ink = v_ink;
  if (v_hatched != 0) {
    // Lines at 45 degrees, 5 px apart, with edges one physical pixel soft.
    float period = 5.0 * u_ratio, phase = mod(v_px.x + v_px.y, period);
    float line = clamp(0.75 * u_ratio - abs(phase - period * 0.5) * 0.7071 + 0.5, 0.0, 1.0);
    ink = mix(ink, u_card, line * 0.75);
  }
  colour = vec4(ink.rgb, ink.a * cover);
}
