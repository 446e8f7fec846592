/** Switching page warnings on and off, and where. The hosts were asked for on the page, by the click; here only what is wanted is kept. */
import { applyRegistration } from '../in-page/registration.ts';
import { changeInPageSettings } from '../in-page/settings.ts';
import type { AppParts } from '../parts.ts';
import type { Handler } from './handlers.ts';

export function inPageCommands({ db }: AppParts) {
  const change: Handler<'inPage.change'> = async ({ isOn, hosts, showsPartner }) => {
    await changeInPageSettings(db, {
      ...(isOn === undefined ? {} : { isOn }),
      ...(hosts === undefined ? {} : { hosts }),
      ...(showsPartner === undefined ? {} : { showsPartner }),
    });
    await applyRegistration(db);
    return null;
  };
  return { 'inPage.change': change };
}
