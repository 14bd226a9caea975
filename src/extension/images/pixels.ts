/** A picture as four bytes a pixel: red, green, blue and how opaque it is, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Whether any pixel isn't fully opaque. */
export function hasTransparency({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 255) return true;
  return false;
}

/**
 * A picture made narrower, its proportions kept. Each new pixel is the mean of those it stands for, so that text stays legible and
 * no pattern appears. A picture that is narrow enough already comes back as it is.
 * @param maxWidth pixels, at least 1.
 */
export function narrowed(picture: Pixels, maxWidth: number): Pixels {
  if (picture.width <= maxWidth) return picture;
  const height = Math.max(1, Math.round((picture.height * maxWidth) / picture.width));
  const across = meanAcross(picture, maxWidth);
  return turned(meanAcross(turned(across), height));
}

/** Means along the rows; colors weigh as much as they are opaque. */
function meanAcross({ width, height, data }: Pixels, target: number): Pixels {
  const made = new Uint8Array(target * height * 4);
  const step = width / target;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < target; x++) {
      const from = x * step;
      const to = from + step;
      const last = Math.min(width, Math.ceil(to));
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let column = Math.floor(from); column < last; column++) {
        const at = (y * width + column) * 4;
        const share = Math.min(to, column + 1) - Math.max(from, column);
        const weight = share * (data[at + 3] ?? 0);
        red += weight * (data[at] ?? 0);
        green += weight * (data[at + 1] ?? 0);
        blue += weight * (data[at + 2] ?? 0);
        alpha += weight;
      }
      const at = (y * target + x) * 4;
      const weight = alpha || 1;
      made[at] = Math.round(red / weight);
      made[at + 1] = Math.round(green / weight);
      made[at + 2] = Math.round(blue / weight);
      made[at + 3] = Math.round(alpha / step);
    }
  }
  return { width: target, height, data: made };
}

/** Rows become columns. */
function turned(picture: Pixels): Pixels {
  return moved(picture, true, (x, y) => [y, x]);
}

/**
 * A picture put upright as a camera noted it.
 * @param orientation 1 to 8, as in the Exif standard; anything else counts as upright.
 */
export function upright(picture: Pixels, orientation: number): Pixels {
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  switch (orientation) {
    case 2:
      return moved(picture, false, (x, y) => [right - x, y]);
    case 3:
      return moved(picture, false, (x, y) => [right - x, bottom - y]);
    case 4:
      return moved(picture, false, (x, y) => [x, bottom - y]);
    case 5:
      return moved(picture, true, (x, y) => [y, x]);
    case 6:
      return moved(picture, true, (x, y) => [bottom - y, x]);
    case 7:
      return moved(picture, true, (x, y) => [bottom - y, right - x]);
    case 8:
      return moved(picture, true, (x, y) => [y, right - x]);
    default:
      return picture;
  }
}

/** @param place where a pixel goes, in columns and rows of the new picture. */
function moved(
  { width, height, data }: Pixels,
  sides: boolean,
  place: (x: number, y: number) => readonly [number, number],
): Pixels {
  const [newWidth, newHeight] = sides ? [height, width] : [width, height];
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const made = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [newX, newY] = place(x, y);
      made[newY * newWidth + newX] = from[y * width + x] ?? 0;
    }
  }
  return { width: newWidth, height: newHeight, data: new Uint8Array(made.buffer) };
}
