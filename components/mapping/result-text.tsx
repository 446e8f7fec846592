/** The text that a template or a block gives, for somebody real or, before anybody is known, with the names of the fields. */
import { rich, t } from '../words/words.ts';

export function ResultText({ text, name }: { text: string; name: string | null }) {
  return (
    <div class="result">
      <p class="field-label">
        <span>
          {name === null ? t('result_with_names') : rich('result_for', { name: <bdi>{name}</bdi> })}
        </span>
      </p>
      <output class="result-text" data-id="result-text" dir="auto">
        {text === '' ? <span class="muted">{t('empty_value')}</span> : text}
      </output>
    </div>
  );
}
