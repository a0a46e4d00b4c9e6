import { get } from '../../../../api/ask';
import { LOT, signed } from '../lotApi';

/** Announcements of candidates, result and contract as org.sunseal.award takes them. */

/** The announcement as far as the platform can write it by itself. */
export const announcementDraft = (tender: string, lot: string, subject: string) =>
  get<{ body: string }>(`${LOT}/announcements/{subject}/draft`, { path: { tender, lot, subject } });

export const announce = signed('/announcements', 'announcement');
