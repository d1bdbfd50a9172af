"""What people fill in when they plan."""

from phoihop.planning.forms.ideas import DeedForm, DropForm, StepForm, TopicForm, day_field

__all__ = ["DeedForm", "DropForm", "StepForm", "TopicForm", "day_field"]
