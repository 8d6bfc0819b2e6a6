package io.jenkins.plugins.publishflow.jenkins;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;

/**
 * The permissions of Publish Flow. Whoever may build a job has them for it, so that nothing needs to be set up; they are
 * granted by themselves to people who deal with releases but do not build, such as release managers and auditors.
 */
public final class Permissions {

    public static final PermissionGroup GROUP = new PermissionGroup(Permissions.class, Messages._Permissions_Group());

    /** To answer where a gate names nobody. Who is named by a gate needs no permission but to see the build. */
    public static final Permission DECIDE = permission("Decide", Messages._Permissions_Decide());

    /** To read what was done to releases, by whom and when. */
    public static final Permission VIEW_ACTIVITY = permission("ViewActivity", Messages._Permissions_ViewActivity());

    /** To stop, restart and steer releases from Jenkins' pages. */
    public static final Permission ACT = permission("Act", Messages._Permissions_Act());

    private Permissions() {}

    /** Makes the permissions known before anything that grants them is read. */
    @Initializer(before = InitMilestone.SYSTEM_CONFIG_LOADED)
    public static void register() {
        // Nothing is left to do: the call itself has loaded this class, and with it the permissions
    }

    private static Permission permission(String name, org.jvnet.localizer.Localizable description) {
        return new Permission(GROUP, name, description, Item.BUILD, PermissionScope.ITEM);
    }
}
