"""How every form is drawn: label, hint and error beside the field, and tied to it."""

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting


class Field(BoundField):
    """A field that says things once: on the group for radios and boxes, on the input otherwise.

    Django repeats required and aria-invalid on every option, so that a screen reader says
    "required, invalid entry" before each of them.
    """

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if self.use_fieldset:
            for name in ("required", "aria-invalid", "aria-describedby"):
                attrs.pop(name, None)
        return attrs

    @property
    def kind(self) -> str:
        """For the template: radios, boxes, group (of inputs), box (one alone) or input."""
        drawn_as = getattr(self.field.widget, "input_type", "")
        if self.use_fieldset:
            return {"radio": "radios", "checkbox": "boxes"}.get(drawn_as, "group")
        return "box" if drawn_as == "checkbox" else "input"

    @property
    def anchor(self) -> str:
        """Where the error summary sends the reader: the input, or the first option of a group."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label


class Renderer(TemplatesSetting):
    """Forms come out of templates/components (settings.FORM_RENDERER)."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = Field
