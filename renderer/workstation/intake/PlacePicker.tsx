import { useMemo } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import places from '../../../resources/places/jombang.json' with { type: 'json' };
import { kecamatanOf } from '../../../shared/place/place-at.ts';
import { choosePlace } from '../../../shared/place/take-point.ts';
import { useTexts } from '../texts.tsx';
import { edit, formFields, useForm } from './autosave.ts';
import styles from './intake.module.css';

interface Place {
  id: string;
  name: string;
  /** What tells two of the same name apart. */
  within: string;
}

const kecamatanList: Place[] = places.kecamatan.map(({ code, name }) => ({ id: code, name, within: '' }));
const desaList: Place[] = places.kecamatan.flatMap((kecamatan) =>
  kecamatan.desa.map(({ code, name }) => ({ id: code, name, within: kecamatan.name })),
);

/** Kecamatan and desa by typing a few letters. Choosing a desa chooses its kecamatan. */
export default function PlacePicker() {
  const kecamatan = useForm((fields) => fields.kecamatan);
  const desa = useForm((fields) => fields.desa);
  const t = useTexts();
  const desaHere = useMemo(
    () => (kecamatan ? desaList.filter((place) => kecamatanOf(place.id) === kecamatan) : desaList),
    [kecamatan],
  );
  return (
    <>
      <PlaceBox
        name="kecamatan"
        label={t('screen.intake.kecamatan')}
        places={kecamatanList}
        value={kecamatan}
        onChange={(code) =>
          edit(
            choosePlace(formFields(), {
              kecamatan: code,
              desa: desa && code === kecamatanOf(desa) ? desa : null,
            }),
          )
        }
      />
      <PlaceBox
        key={kecamatan}
        name="desa"
        label={t('screen.intake.desa')}
        places={desaHere}
        value={desa}
        onChange={(code) =>
          edit(choosePlace(formFields(), { kecamatan: code ? kecamatanOf(code) : kecamatan, desa: code }))
        }
      />
    </>
  );
}

function PlaceBox(props: {
  name: string;
  label: string;
  places: Place[];
  value: string | null;
  onChange: (code: string | null) => void;
}) {
  const t = useTexts();
  return (
    <ComboBox
      className={styles.field ?? ''}
      defaultItems={props.places}
      value={props.value}
      onChange={(key) => {
        const code = key === null ? null : String(key);
        if (code !== props.value) props.onChange(code);
      }}
      menuTrigger="focus"
    >
      <Label className={styles.label ?? ''}>{props.label}</Label>
      <div className={styles.combo}>
        <Input name={props.name} autoComplete="off" placeholder={t('screen.intake.choose')} />
        <Button className={styles.comboButton ?? ''} aria-label={t('screen.intake.open')}>
          ▾
        </Button>
      </div>
      <Popover className={styles.popover ?? ''}>
        <ListBox<Place> className={styles.listBox ?? ''}>
          {(place) => (
            <ListBoxItem id={place.id} textValue={place.name} className={styles.option ?? ''}>
              {place.name} {place.within && <small>{place.within}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
