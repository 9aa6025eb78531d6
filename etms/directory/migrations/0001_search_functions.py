"""Functions that search and sorting stand on: no accents, no case, without extensions."""

from django.db import migrations

FORWARD = r"""
-- A typographic apostrophe or hyphen counts as the plain one: it would sort after every letter.
CREATE FUNCTION etms_fold(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(
    lower(regexp_replace(
        translate(normalize(written, NFD), U&'\2018\2019\02bc\2010\2011\2013\2014', '''''''----'),
        U&'[\0300-\036f]', '', 'g')),
    'œ', 'oe'), 'æ', 'ae');

CREATE FUNCTION etms_words(written text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_tsvector(array_remove(
    regexp_split_to_array(etms_fold(written), '[^[:alnum:]]+'), ''));

CREATE FUNCTION etms_prefixes(written text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg(word || ':*', ' & ')::tsquery
          FROM unnest(regexp_split_to_array(etms_fold(written), '[^[:alnum:]]+')) AS word
         WHERE word <> '');
"""

BACK = """
DROP FUNCTION etms_prefixes(text);
DROP FUNCTION etms_words(text);
DROP FUNCTION etms_fold(text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FORWARD, BACK)]
