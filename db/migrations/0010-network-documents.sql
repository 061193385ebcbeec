-- Figures as the source documents print them; never corrected, contradictions shown side by side.
create table network.documents (
  code text primary key,
  title_kk text not null,
  title_ru text not null,
  title_en text not null,
  dated date not null,
  date_is_approximate boolean not null default false
);

create table network.published_figures (
  id integer generated always as identity primary key,
  document_code text not null references network.documents,
  topic text not null,
  code text not null,
  region_kato text,
  as_of date not null,
  value numeric,
  value_text text not null,
  label_kk text not null,
  label_ru text not null,
  label_en text not null,
  note_kk text,
  note_ru text,
  note_en text,
  -- Figures that share this word speak of the same thing and disagree.
  disputed text,
  place integer not null
);
create unique index published_figures_once on network.published_figures (document_code, topic, code, coalesce(region_kato, ''));
