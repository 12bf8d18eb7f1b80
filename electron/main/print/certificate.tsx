import path from 'node:path';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import { Certificate, certificateStyle } from '../../../shared/report/Certificate.tsx';
import type { Letterhead } from '../../../shared/report/Heading.tsx';
import { slug } from '../../../shared/text/slug.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import type { Certificate as Data } from '../../../shared/training/certificate.ts';
import type { Log } from '../log-file.ts';
import { writePages } from './pages.ts';

/** Writes the certificate as a PDF of one page into the folder. The same trainee and days again replace it. */
export async function writeCertificate(
  certificate: Data,
  room: { name: string; letterhead: Letterhead; folder: string; trainer: string; now: number },
  log: Pick<Log, 'error'>,
): Promise<Result<{ file: string }>> {
  const { trainee, from, to } = certificate;
  const days = [...new Set([wibDay(from), wibDay(to)])].join('_');
  const file = path.join(room.folder, `siaga112_sertifikat_${slug(trainee)}_${days}.pdf`);
  const written = await writePages(
    {
      file,
      title: `${room.name}: Sertifikat latihan ${trainee}`,
      style: certificateStyle,
      content: <Certificate certificate={certificate} room={room} />,
      options: { margins: { top: 0.6, bottom: 0.6, left: 0.7, right: 0.7 } },
    },
    log,
  );
  return written.ok ? ok({ file }) : written;
}
