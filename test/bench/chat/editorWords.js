// The editor, as far as words of messages need it.
exports.l10n = {
  t: (words, ...values) => words.replace(/\{(\d)\}/g, (_match, index) => String(values[Number(index)])),
};
