/** A picture of distances: the engine paints it in any colour and size (a signed distance field). */
export interface Icon {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Distance from a place to the shape's edge, in icon pixels: negative inside. */
type Shape = (x: number, y: number) => number;

const SIZE = 48;
/** Both libraries expect the edge at three quarters, and eight pixels from nothing to all. */
const EDGE = 0.75;
const REACH = 8;
/** Icons are drawn at twice their size on the screen. */
export const ICON_RATIO = 2;

const disc =
  (radius: number): Shape =>
  (x, y) =>
    Math.hypot(x, y) - radius;
const ring =
  (radius: number, width: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x, y) - radius) - width / 2;
const diamond =
  (radius: number): Shape =>
  (x, y) =>
    (Math.abs(x) + Math.abs(y) - radius) * Math.SQRT1_2;
const box =
  (halfWidth: number, halfHeight: number): Shape =>
  (x, y) => {
    const [right, down] = [Math.abs(x) - halfWidth, Math.abs(y) - halfHeight];
    return Math.hypot(Math.max(right, 0), Math.max(down, 0)) + Math.min(Math.max(right, down), 0);
  };
/** The farther of the two: what both hold. */
const both =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), b(x, y));
const either =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.min(a(x, y), b(x, y));
const without =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), -b(x, y));
const moved =
  (shape: Shape, right: number, down: number): Shape =>
  (x, y) =>
    shape(x - right, y - down);
/** The side of a line on which its normal does not point. */
const half =
  (angle: number, offset: number): Shape =>
  (x, y) =>
    x * Math.cos(angle) + y * Math.sin(angle) - offset;

const triangle = (radius: number): Shape =>
  both(
    half(Math.PI / 2, radius / 2),
    both(half(-Math.PI / 6, radius / 2), half((-5 * Math.PI) / 6, radius / 2)),
  );

/** Told apart by their outline alone: nothing depends on colour. */
const shapes = {
  triangle: moved(triangle(17), 0, 3),
  diamond: diamond(16),
  disc: disc(12),
  ring: ring(10, 6),
  hospital: without(box(13, 13), either(box(9, 3), box(3, 9))),
  post: both(
    either(moved(box(11, 8), 0, 5), both(moved(triangle(17), 0, -2), half(Math.PI / 2, 0))),
    half(-Math.PI / 2, 15),
  ),
} satisfies Record<string, Shape>;

function draw(shape: Shape): Icon {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const away = shape(column + 0.5 - SIZE / 2, row + 0.5 - SIZE / 2);
      data[(row * SIZE + column) * 4 + 3] = Math.round(255 * Math.min(1, Math.max(0, EDGE - away / REACH)));
    }
  }
  return { width: SIZE, height: SIZE, data };
}

/** Made here: no picture is fetched from anywhere. */
export const icons = (): [name: string, icon: Icon][] =>
  Object.entries(shapes).map(([name, shape]) => [name, draw(shape)]);
