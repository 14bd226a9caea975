/** Pixels of the picture for one of the page. */
const SCALE = 2;
/** The picture carries its own colors: the card stands on the client's backdrop. */
const MARGIN_PX = 16;
/** What XML can't hold. Tab and line breaks are control characters that it can. */
const NOT_IN_XML = /(?![\t\n\r])\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/**
 * Takes a picture of a client's card as it is drawn now, marks of selection and editing left out.
 * @param client holds one bubble.
 * @throws Error when there is no bubble, or the browser can't draw it.
 */
export async function cardPicture(client: HTMLElement): Promise<Blob> {
  const bubble = client.querySelector<HTMLElement>('.bubble:not([hidden])');
  if (!bubble) throw new Error('There is no card to take a picture of.');
  // Sizes of the layout: the page's zoom is not in them.
  const size = { width: bubble.offsetWidth + 2 * MARGIN_PX, height: bubble.offsetHeight + 2 * MARGIN_PX };
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing(bubble, client, size))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size.width * SCALE;
  canvas.height = size.height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  context.scale(SCALE, SCALE);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty.'))), 'image/png');
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The bubble as an image of its own, every style written into it: an image can't load anything from outside. */
function drawing(bubble: HTMLElement, client: HTMLElement, { width, height }: Size): string {
  const ground = document.createElement('div');
  ground.style.cssText = `box-sizing:border-box;padding:${MARGIN_PX}px;width:${width}px;height:${height}px`;
  ground.style.background = getComputedStyle(client).backgroundColor;
  ground.append(frozen(bubble));
  const markup = new XMLSerializer().serializeToString(ground).replaceAll(NOT_IN_XML, '\ufffd');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`;
}

/** A copy of `original` that looks the same without any style sheet. */
function frozen(original: Element): Node {
  const copy = original.cloneNode(false);
  if (!(copy instanceof HTMLElement)) return copy;
  const computed = getComputedStyle(original);
  for (const name of computed) copy.style.setProperty(name, computed.getPropertyValue(name));
  copy.style.setProperty('zoom', '1');
  copy.style.setProperty('outline', 'none');
  if (original.matches('.selected')) {
    copy.style.setProperty('box-shadow', 'none');
    if (original.matches('.card-button')) copy.style.setProperty('border-width', '1px');
  }
  for (const child of original.childNodes) {
    if (child instanceof Element) {
      if (child.matches('[data-pin]')) continue;
      copy.append(child.matches('.arrow') ? arrow(child) : frozen(child));
    } else copy.append(child.cloneNode());
  }
  return copy;
}

/** The icon's font can't be loaded inside an image. */
function arrow(icon: Element): HTMLElement {
  const drawn = document.createElement('span');
  const { position, top, right, color } = getComputedStyle(icon);
  drawn.style.cssText = 'font:10px/1 sans-serif';
  Object.assign(drawn.style, { position, top, right, color });
  drawn.textContent = '↗';
  return drawn;
}
