import { crc32, deflateSync } from 'node:zlib';

/** Draws small PNG pictures, so that the chats have images worth looking at. */

type Color = readonly [red: number, green: number, blue: number];

const WHITE: Color = [255, 255, 255];
const GRID: Color = [228, 232, 238];
const AXIS: Color = [120, 130, 145];

class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number, background: Color = WHITE) {
    this.#width = width;
    this.#height = height;
    this.#pixels = new Uint8Array(width * height * 3);
    this.box(0, 0, width, height, background);
  }

  box(left: number, top: number, width: number, height: number, color: Color): void {
    const right = Math.min(this.#width, Math.round(left + width));
    const bottom = Math.min(this.#height, Math.round(top + height));
    for (let y = Math.max(0, Math.round(top)); y < bottom; y++) {
      for (let x = Math.max(0, Math.round(left)); x < right; x++)
        this.#pixels.set(color, (y * this.#width + x) * 3);
    }
  }

  line(fromX: number, fromY: number, toX: number, toY: number, color: Color, thick = 3): void {
    const steps = Math.ceil(Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY), 1));
    for (let step = 0; step <= steps; step++) {
      const part = step / steps;
      const x = fromX + (toX - fromX) * part - thick / 2;
      const y = fromY + (toY - fromY) * part - thick / 2;
      this.box(x, y, thick, thick, color);
    }
  }

  /** https://www.w3.org/TR/png-3/ : signature, header, one block of data, end. */
  png(): Uint8Array {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.#width, 0);
    header.writeUInt32BE(this.#height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const row = this.#width * 3;
    const lines = Buffer.alloc((row + 1) * this.#height);
    for (let y = 0; y < this.#height; y++)
      lines.set(this.#pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

const base64 = (canvas: Canvas) => Buffer.from(canvas.png()).toString('base64');

/** A line over time. @param values each from 0 to 1. @returns PNG as Base64. */
export function lineChart(values: readonly number[], color: Color): string {
  const canvas = chartGround();
  const place = (value: number, index: number) =>
    [50 + (index * 400) / Math.max(1, values.length - 1), 240 - value * 200] as const;
  for (const [index, value] of values.entries()) {
    const [x, y] = place(value, index);
    const [fromX, fromY] = place(values[index - 1] ?? value, Math.max(0, index - 1));
    canvas.line(fromX, fromY, x, y, color);
  }
  return base64(canvas);
}

/** Bars side by side. @param values each from 0 to 1. @returns PNG as Base64. */
export function barChart(values: readonly number[], color: Color): string {
  const canvas = chartGround();
  const step = 400 / Math.max(1, values.length);
  for (const [index, value] of values.entries())
    canvas.box(54 + index * step, 240 - value * 200, step * 0.65, value * 200, color);
  return base64(canvas);
}

/** A rough sketch of a screen: a bar on top, a list, a button. @returns PNG as Base64. */
export function screenSketch(accent: Color): string {
  const canvas = new Canvas(480, 320, [244, 246, 250]);
  canvas.box(0, 0, 480, 44, accent);
  canvas.box(16, 16, 120, 12, WHITE);
  canvas.box(16, 60, 140, 244, WHITE);
  for (let row = 0; row < 6; row++)
    canvas.box(28, 78 + row * 36, row === 1 ? 110 : 84, 10, row === 1 ? accent : GRID);
  canvas.box(172, 60, 292, 244, WHITE);
  for (let row = 0; row < 4; row++) canvas.box(190, 84 + row * 26, 240 - ((row * 53) % 90), 10, GRID);
  canvas.box(190, 224, 256, 40, accent);
  canvas.box(278, 239, 80, 10, WHITE);
  return base64(canvas);
}

function chartGround(): Canvas {
  const canvas = new Canvas(480, 270);
  for (let row = 0; row <= 4; row++) canvas.box(50, 40 + row * 50, 400, 1, GRID);
  canvas.box(48, 30, 2, 212, AXIS);
  canvas.box(48, 240, 404, 2, AXIS);
  return canvas;
}
