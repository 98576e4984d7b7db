"""What is known of the selected event, actor, base or treaty."""
