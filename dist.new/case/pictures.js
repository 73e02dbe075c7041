// Pictures of the case that is shown: SVG as it is drawn, PNG from that, and paper.
import { casePicture } from '../bridge.js';

export const svg = () => new Blob([casePicture({ width: 1200, paper: true })], { type: 'image/svg+xml' });

// scale: 1, 2 or 3 pixels for each of the picture's.
export async function png(scale) {
  const url = URL.createObjectURL(svg()), image = new Image();
  try {
    await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = url; });
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(image.naturalWidth * scale), height: Math.round(image.naturalHeight * scale) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(done, 'image/png'));
  } finally { URL.revokeObjectURL(url); }
}
