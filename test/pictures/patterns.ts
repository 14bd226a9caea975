import { PNG } from 'pngjs';

/** A picture of stripes and a diagonal, as Base64: scaled wrongly, either looks wrong. Sizes in pixels. */
export function pattern(width: number, height: number): string {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const onLine = Math.abs(x * height - y * width) < Math.max(width, height) * 2;
      const shade = (Math.floor((x * 12) / width) + Math.floor((y * 12) / height)) % 2 === 0 ? 236 : 214;
      png.data.set(onLine ? [26, 124, 242, 255] : [shade, shade, shade - 8, 255], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(png).toString('base64');
}
