/** A button that becomes a search among what can be added, and a button again once something was chosen or the search was left. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { Suggest, type Suggestion } from './suggest.tsx';

export function AddPart({
  hook,
  add,
  question,
  suggestions,
  onPick,
}: {
  hook: 'condition' | 'action';
  /** Words of the button. */
  add: string;
  /** What the search asks. */
  question: string;
  suggestions: readonly Suggestion[];
  onPick: (value: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);

  function close() {
    setOpen(false);
    setText('');
  }

  return (
    <div class="add-part" ref={box}>
      {isOpen ? (
        <Suggest
          hook={`pick-${hook}`}
          label={question}
          placeholder={question}
          text={text}
          suggestions={suggestions}
          isOpenAtOnce
          onText={setText}
          onPick={(value) => {
            close();
            onPick(value);
          }}
          onKey={(event) => {
            if (event.key !== 'Escape') return false;
            event.stopPropagation();
            close();
            requestAnimationFrame(() => box.current?.querySelector('button')?.focus());
            return true;
          }}
          onBlur={close}
        />
      ) : (
        <Button hook={`add-${hook}`} kind="quiet" size="small" icon="plus" onClick={() => setOpen(true)}>
          {add}
        </Button>
      )}
    </div>
  );
}
