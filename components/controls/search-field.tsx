/** A word to search by, with its drawing; its name is for screen readers only, since everybody knows the drawing. */
import { t } from '../words/words.ts';
import { Icon } from './icon.tsx';

export function SearchField({ value, onInput }: { value: string; onInput: (words: string) => void }) {
  return (
    <label class="search">
      <Icon name="search" size={16} />
      <span class="hidden">{t('search')}</span>
      <input
        type="search"
        class="input"
        data-id="search"
        placeholder={t('search')}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
