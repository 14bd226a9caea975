import { previewOf } from '../../cards/view/previewOf';
import type { ShownCard } from '../../cards/view/previewOf';
import { LANGUAGES } from '../../contract/cards';
import { checkBytes, MAX_BYTES } from '../check/checkText';
import { systemWords } from '../check/findCardFiles';
import { EXIT, RENDER_OPTIONS, USAGE } from '../base/usage';
import type { ExitCode } from '../base/usage';
import { choice, takeApart } from '../../cli/options';
import { UsageError } from '../../cli/usageError';
import { visible } from '../../cli/visible';
import type { ToolWorld } from '../base/world';
import { CardPainter } from './cardPainter';
import { BrowserError } from './devtools';
import { findChromium } from './findChromium';
import { cardForFrame } from './framePage';

/** `seatalk-card render`. @throws UsageError */
export async function renderCommand(
  given: readonly string[],
  world: ToolWorld,
  frameFolder: string,
): Promise<ExitCode> {
  const options = takeApart(given, RENDER_OPTIONS);
  if (options.values['help'] === true) {
    world.out(USAGE);
    return EXIT.clean;
  }
  const look = {
    client: choice(options, 'client', ['light', 'dark'], 'light'),
    width: choice(options, 'width', ['desktop', 'mobile'], 'desktop'),
    scale: Number(choice(options, 'scale', ['1', '2', '3', '4'], '2')),
  } as const;
  const language = choice(options, 'language', ['default', ...LANGUAGES], undefined);
  const [file, ...others] = options.files;
  const { png } = options.values;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file to draw, or "-".');
  if (typeof png !== 'string' || png === '') throw new UsageError('Add --png with the path of the picture.');

  const complain = (words: string, code: ExitCode): ExitCode => {
    world.err(`${visible(words)}\n`);
    return code;
  };
  const card = await readCard(file, world, language).catch((error: unknown) => systemWords(error));
  if (typeof card === 'string') return complain(`${file}: ${card}`, EXIT.unusable);
  const browser = await findChromium(world);
  if ('problem' in browser) return complain(browser.problem, EXIT.noBrowser);

  let picture: Uint8Array;
  try {
    const painter = await CardPainter.open({ executable: browser.executable, frameFolder });
    try {
      picture = await painter.paint(cardForFrame(card), look);
    } finally {
      await painter.close();
    }
  } catch (error) {
    if (!(error instanceof BrowserError)) throw error;
    return complain(`${browser.executable}: ${error.message}`, EXIT.noBrowser);
  }
  try {
    if (png === '-') world.out(picture);
    else await world.write(png, picture);
  } catch (error) {
    return complain(`${png}: ${systemWords(error, 'Folder not found.')}`, EXIT.unusable);
  }
  return EXIT.clean;
}

/** The card of a file, or why there is none to draw. */
async function readCard(
  file: string,
  world: ToolWorld,
  language: string | undefined,
): Promise<ShownCard | string> {
  const bytes = await world.read(file, MAX_BYTES);
  const { isChecked, findings } = checkBytes(file, bytes, {});
  const content = previewOf(new TextDecoder().decode(bytes), { language });
  if (!isChecked || content.kind !== 'card')
    return findings[0]?.message ?? 'This file contains no card to draw.';
  if (language !== undefined && content.language !== language) {
    const languages = content.variants.map((variant) => variant.language).filter((one) => one !== '');
    return languages.length === 0
      ? 'only a service notice has languages'
      : `there is no "${language}", only ${languages.join(', ')}`;
  }
  return content;
}
