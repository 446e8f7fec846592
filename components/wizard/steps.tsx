/** Where one is in the setup, and the frame of a step: heading, body, and the way on, back and out. */
import type { ComponentChildren } from 'preact';
import { Button, LinkButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { href, type SetupStep, setupSteps } from '../router.ts';
import { t } from '../words/words.ts';

type Place = SetupStep | 'preview';
const places: readonly Place[] = [...setupSteps, 'preview'];

function label(place: Place): string {
  switch (place) {
    case 'accounts':
      return t('step_accounts');
    case 'direction':
      return t('step_direction');
    case 'rules':
      return t('step_rules');
    case 'fields':
      return t('step_fields');
    case 'numbers':
      return t('step_numbers');
    case 'own-sync':
      return t('step_own_sync');
    case 'preview':
      return t('step_preview');
  }
}

export function Steps({ current, connectionId }: { current: Place; connectionId: string | null }) {
  const reached = places.indexOf(current);
  return (
    <nav aria-label={t('steps')}>
      <ol class="stepper">
        {places.map((place, index) => {
          const isDone = index < reached;
          const canReturn = isDone && place !== 'accounts' && place !== 'preview' && connectionId !== null;
          const mark = (
            <span class="stepper-mark">{isDone ? <Icon name="check" size={14} /> : index + 1}</span>
          );
          return (
            <li
              key={place}
              data-step={place}
              class={isDone ? 'stepper-done' : ''}
              aria-current={place === current ? 'step' : undefined}
            >
              {canReturn ? (
                <a data-id={`step-${place}`} href={href({ page: 'setup', id: connectionId, step: place })}>
                  {mark}
                  <span class="stepper-word">{label(place)}</span>
                </a>
              ) : (
                <span>
                  {mark}
                  <span class="stepper-word">{label(place)}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export function Step({
  title,
  lead,
  back,
  next,
  nextHook = 'wizard-next',
  isBusy = false,
  isBlocked = false,
  onNext,
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  back?: string;
  next?: string;
  nextHook?: string;
  isBusy?: boolean;
  isBlocked?: boolean;
  onNext: () => void;
  children: ComponentChildren;
}) {
  return (
    <section class="step">
      <h2 class="step-title">{title}</h2>
      {lead && <p class="lead">{lead}</p>}
      <div class="step-body">{children}</div>
      <div class="step-foot">
        <Button hook={nextHook} kind="primary" isBusy={isBusy} isDisabled={isBlocked} onClick={onNext}>
          {next ?? t('next')}
        </Button>
        {back && (
          <LinkButton hook="wizard-back" kind="quiet" href={back}>
            {t('back')}
          </LinkButton>
        )}
        <a class="step-later" href={href({ page: 'connections' })} data-id="wizard-later">
          {t('finish_later')}
        </a>
      </div>
    </section>
  );
}
