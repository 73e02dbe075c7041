#version 300 es
// One rectangle of physical pixels for every mark; v_px runs from its top left corner.
uniform vec4 u_rect;  // x, y from the framebuffer's top left, width, height
uniform vec2 u_size;  // of the framebuffer
out vec2 v_px;

int corner() {  // of two triangles: 0 and 1 above, 2 and 3 below
  int i = gl_VertexID % 6;
  return i < 3 ? i : i == 5 ? 3 : 5 - i;
}

void main() {
  v_px = vec2(corner() & 1, corner() >> 1) * u_rect.zw;
  vec2 at = (u_rect.xy + v_px) / u_size * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}
