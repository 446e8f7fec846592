/**
 * Switching page warnings on and off, and where. The hosts were asked for on the page, by the click; here what is wanted is kept, and what is not
 * wanted any more is given back.
 */
import { applyRegistration, leaveHosts } from '../in-page/registration.ts';
import { changeInPageSettings, inPageSettings, wantedHosts } from '../in-page/settings.ts';
import type { AppParts } from '../parts.ts';
import type { Handler } from './handlers.ts';

export function inPageCommands({ db }: AppParts) {
  const change: Handler<'inPage.change'> = async ({ isOn, hosts, showsPartner }) => {
    const before = wantedHosts(await inPageSettings(db));
    const settings = await changeInPageSettings(db, {
      ...(isOn === undefined ? {} : { isOn }),
      ...(hosts === undefined ? {} : { hosts }),
      ...(showsPartner === undefined ? {} : { showsPartner }),
    });
    await applyRegistration(db);
    const now = wantedHosts(settings);
    await leaveHosts(
      db,
      before.filter((host) => !now.includes(host)),
    );
    return null;
  };
  return { 'inPage.change': change };
}
