// Runs in the browser: one function for each contestant, from JSON text to a card whose layout is done.
import { AdaptiveCard } from 'adaptivecards';
import MarkdownIt from 'markdown-it';
import { checkDocument } from '../../../src/cards/check/checkDocument';
import { parseCard } from '../../../src/cards/document/cardDocument';
import { layoutCard } from '../../../src/cards/view/layoutCard';
import { CardRenderer } from '../../../src/webview/card/cardRenderer';

const markdown = new MarkdownIt();
// The library leaves Markdown to the page, and its guide shows this very library for it.
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const target = document.getElementById('card');

function draw(elements) {
  const bubble = document.createElement('article');
  bubble.className = 'bubble';
  target.replaceChildren(bubble);
  const { blocks, images } = layoutCard(elements, { pathOf: (index) => ['elements', index] });
  new CardRenderer(bubble).show(blocks, new Map(images.map(({ id, uri }) => [id, uri])));
  return bubble.offsetHeight;
}

/** Parses with positions, lays out, draws. */
function ours(text) {
  return draw(parseCard(text).card.elements);
}

/** What stays between two edits: the bubble and its renderer, as in the preview. */
function editor() {
  const bubble = document.createElement('article');
  bubble.className = 'bubble';
  target.replaceChildren(bubble);
  const renderer = new CardRenderer(bubble);
  return (text) => {
    const { blocks, images } = layoutCard(parseCard(text).card.elements, {
      pathOf: (index) => ['elements', index],
    });
    renderer.show(blocks, new Map(images.map(({ id, uri }) => [id, uri])));
    return bubble.offsetHeight;
  };
}

/** And checks all rules, which the other one has none of. */
function checked(text) {
  const document = parseCard(text);
  checkDocument(document);
  return draw(document.card.elements);
}

function theirs(text) {
  const card = new AdaptiveCard();
  card.parse(JSON.parse(text));
  target.replaceChildren(card.render());
  return target.offsetHeight;
}

/**
 * The same for one edited text: our edit of a card that is shown, and the peer's new rendering, which is all it offers. Every run has another
 * text.
 */
window.raceEdits = (oursTexts, theirsTexts, samples, runs) => {
  const times = { ours: [], theirs: [] };
  for (let sample = -5; sample < samples; sample++) {
    for (const [name, run, texts] of [
      ['ours', editor(), oursTexts],
      ['theirs', theirs, theirsTexts],
    ]) {
      run(texts[0]);
      const startedAt = performance.now();
      for (let done = 1; done <= runs; done++)
        if (run(texts[done % texts.length]) < 40) throw new Error(`${name} drew nothing`);
      if (sample >= 0) times[name].push((performance.now() - startedAt) / runs);
    }
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of one run, by contestant: the median of samples of several runs each, taken in turns. */
window.race = (oursText, theirsText, samples, runs) => {
  const times = { ours: [], checked: [], theirs: [] };
  for (let sample = -5; sample < samples; sample++) {
    for (const [name, run, text] of [
      ['ours', ours, oursText],
      ['checked', checked, oursText],
      ['theirs', theirs, theirsText],
    ]) {
      const startedAt = performance.now();
      for (let done = 0; done < runs; done++) if (run(text) < 40) throw new Error(`${name} drew nothing`);
      // The first samples warm up.
      if (sample >= 0) times[name].push((performance.now() - startedAt) / runs);
    }
  }
  return { ours: median(times.ours), checked: median(times.checked), theirs: median(times.theirs) };
};
