import { categories, categoryCodes, type SubCategory } from '../../../shared/domain/category.ts';
import { screenKeys } from '../keys/keys.ts';
import { offerGuide } from '../list/side.ts';
import { useTexts } from '../texts.tsx';
import { edit, useForm } from './autosave.ts';
import { Choice } from './Choice.tsx';

/** What kind of event it is: the category, and what of it. */
export function Kind() {
  const t = useTexts();
  const chosen = useForm((fields) => fields.category);
  const subCategory = useForm((fields) => fields.subCategory);
  const subCategories: readonly SubCategory[] = chosen ? categories[chosen] : [];
  return (
    <>
      <Choice
        name="category"
        label={t('screen.intake.category')}
        hotkey={screenKeys.category}
        value={chosen}
        options={categoryCodes.map((code) => [code, t(`domain.category.${code}`)])}
        onChange={(category) => {
          if (category === chosen) return;
          edit({ category, subCategory: null });
          if (category) offerGuide();
        }}
      />
      <Choice
        name="subCategory"
        label={t('screen.intake.subCategory')}
        value={subCategory}
        options={subCategories.map((code) => [code, t(`domain.subCategory.${code}`)])}
        onChange={(next) => {
          edit({ subCategory: next });
          if (next) offerGuide();
        }}
      />
    </>
  );
}
