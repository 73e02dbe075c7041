#version 300 es
// Bars above and below an axis, paler where they are not selected.
precision highp float;
uniform vec2 u_inside;  // x range that is selected
uniform vec4 u_up, u_down, u_up_outside, u_down_outside;
in float v_x;
flat in int v_up;
out vec4 colour;

void main() {
  bool inside = v_x >= u_inside.x && v_x < u_inside.y;
  colour = v_up == 1 ? (inside ? u_up : u_up_outside) : (inside ? u_down : u_down_outside);
}
