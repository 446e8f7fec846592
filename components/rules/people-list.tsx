/** Some contacts by name, each to be chosen. */
import type { FoundPerson } from '../../lib/app/rule-api.ts';
import { t } from '../words/words.ts';

export function PeopleList({
  hook,
  people,
  hint,
  onChoose,
}: {
  hook: string;
  people: readonly FoundPerson[];
  /** What choosing does, for the pointer that rests on a name. */
  hint?: (name: string) => string;
  onChoose: (id: string) => void;
}) {
  return (
    <ul>
      {people.map((person) => {
        const name = person.title || t('no_name');
        return (
          <li key={person.id}>
            <button
              type="button"
              class="sample"
              data-id={hook}
              title={hint?.(name)}
              onClick={() => onChoose(person.id)}
            >
              <span class="name">
                <bdi>{name}</bdi>
              </span>
              <span class="name muted small">
                <bdi>{person.detail}</bdi>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
